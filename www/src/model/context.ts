import { createContext } from "svelte";
import type { Playground } from "./playground.svelte";
import type { Settings } from "./settings.svelte";

/** What every view of a playground draws from. */
export interface Scope {
  playground: Playground;
  settings: Settings;
}

export const [getScope, setScope] = createContext<Scope>();
