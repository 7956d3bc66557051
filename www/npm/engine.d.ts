export * from "./types/engine/library.js";
