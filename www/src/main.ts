import { mount } from "svelte";
import App from "./App.svelte";
import { EngineClient } from "./engine/client";
import { Playground } from "./model/playground.svelte";
import { Settings } from "./model/settings.svelte";
import { load, save } from "./model/storage";
import { isWelcome, welcome } from "./model/welcome";
import "./ui/theme.css";
import "./ui/base.css";
import "./page.css";

// A lesson from elsewhere has a page of its own, which may fetch it.
const lesson = new URL(location.href).searchParams.get("lesson");
if (lesson !== null) location.replace(`./lessons/?lesson=${encodeURIComponent(new URL(lesson, location.href).href)}`);

const settings = new Settings(navigator.languages);
const keep = (text: string) => save("text", isWelcome(text) ? null : text);
const playground = new Playground(settings, new EngineClient(), keep);
playground.text = load("text") ?? welcome[settings.language];
void playground.restart();

await settings.speak(settings.language);
const target = document.getElementById("app");
if (target) {
  target.replaceChildren();
  mount(App, { target, props: { playground, settings } });
}
