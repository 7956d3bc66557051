/** The npm package: the element and the engine, with the worker and the wasm as files beside them. */
import { cpSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { adoptedStyles } from "./build/adopted-styles.js";

const out = "../dist/npm";

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [
    svelte(),
    adoptedStyles(),
    { name: "loopscope-package", closeBundle: () => cpSync("npm", out, { recursive: true }) },
  ],
  resolve: { alias: [{ find: /^\.\/spawn$/, replacement: `${import.meta.dirname}/src/engine/spawn.beside.ts` }] },
  build: {
    outDir: out,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { index: "src/embed/package.ts", engine: "src/engine/library.ts", worker: "src/engine/worker.ts" },
      preserveEntrySignatures: "strict",
      // Flat, with plain names: the worker and the wasm are found beside whoever asks for them.
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
