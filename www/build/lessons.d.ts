import type { Plugin } from "vite";

/** The pages of the course. */
export function lessons(): Plugin;
