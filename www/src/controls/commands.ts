/** What the keys do to a playground. */
import type { Playground } from "../model/playground.svelte";
import { SPEEDS, type Settings } from "../model/settings.svelte";
import type { Command } from "./keys";

export function perform(command: Exclude<Command, "help">, playground: Playground, settings: Settings): void {
  const changeSpeed = (by: number) => {
    const speed = SPEEDS[SPEEDS.indexOf(settings.speed) + by];
    if (speed !== undefined) settings.set({ speed });
  };
  const actions: Record<typeof command, () => void> = {
    back: () => playground.step(-1),
    step: () => playground.step(1),
    previousTurn: () => playground.turn(-1),
    nextTurn: () => playground.turn(1),
    start: () => playground.toStart(),
    end: () => playground.toEnd(),
    play: () => (playground.playing ? playground.pause() : playground.play()),
    faster: () => changeSpeed(1),
    slower: () => changeSpeed(-1),
    restart: () => void playground.startOver(),
    over: () => playground.stride("over"),
    task: () => playground.stride("task"),
    output: () => playground.stride("output"),
    break: () => playground.stride("break"),
    overBack: () => playground.stride("over", -1),
    taskBack: () => playground.stride("task", -1),
    outputBack: () => playground.stride("output", -1),
    breakBack: () => playground.stride("break", -1),
    level: () => settings.set({ level: settings.level === "story" ? "internals" : "story" }),
  };
  actions[command]();
}
