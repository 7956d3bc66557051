import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { lessons } from "./build/lessons.js";
import { offline } from "./build/offline.js";

export default defineConfig(({ mode }) => ({
  // Relative addresses: the page works under any path of any static host.
  base: "./",
  plugins: [svelte(), lessons(), offline()],
  worker: { format: "es" },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // The wasm stays a file of its own, so that it streams.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The unit tests run the model as the browser does, not as a server would.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  test: { include: ["src/**/*.test.ts"] },
}));
