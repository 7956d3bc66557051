import type { Plugin } from "vite";

/** Keeps what is built for when there is no network. */
export function offline(): Plugin;
