import type { LoopScopeElement } from "./types/embed/api.js";

export type * from "./types/embed/api.js";

/** The element's class. To import the package is to define `<loop-scope>`. */
export declare const LoopScope: new () => LoopScopeElement;
