import { createContext } from "svelte";
import type { Playground } from "./playground.svelte";
import type { Settings } from "./settings.svelte";

/** What every view of a playground draws from. */
export interface Scope {
  playground: Playground;
  settings: Settings;
  /** Tells its views from those of another playground beside it, for those who hear their names. */
  name?: string;
}

/** A view's name, with the playground's where it has one. */
export function named(view: string, { name }: Scope): string {
  return name ? `${view}: ${name}` : view;
}

export const [getScope, setScope] = createContext<Scope>();
