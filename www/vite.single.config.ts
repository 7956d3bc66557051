/** The page as a single file. */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { packedWasm, singleFile } from "./build/single-file.js";

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [svelte(), singleFile("loopscope.html")],
  resolve: {
    alias: ["spawn", "parts"].map((name) => ({
      find: new RegExp(`^\\./${name}$`),
      replacement: `${import.meta.dirname}/src/engine/${name}.inline.ts`,
    })),
  },
  // From a disk Chromium starts no worker that is a module.
  worker: { format: "iife", plugins: () => [packedWasm()] },
  build: {
    outDir: "../dist",
    emptyOutDir: false,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { input: "index.html", output: { codeSplitting: false } },
  },
});
