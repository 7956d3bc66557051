import { createContext } from "svelte";
import type { GraphView } from "../model/graph/view.svelte";

/** What the graph's nodes and edges draw from. */
export const [getGraph, setGraph] = createContext<GraphView>();
