import { mount } from "svelte";
import App from "./App.svelte";
import { EngineClient } from "./engine/client";
import { loadWords } from "./i18n/words";
import { Playground } from "./model/playground.svelte";
import { Settings } from "./model/settings.svelte";
import { Visit } from "./model/visit.svelte";
import { keepForOffline } from "./offline/keep";
import "./ui/theme.css";
import "./ui/base.css";
import "./page.css";

// A lesson from elsewhere has a page of its own, which may fetch it.
const lesson = new URL(location.href).searchParams.get("lesson");
if (lesson !== null) location.replace(`./lessons/?lesson=${encodeURIComponent(new URL(lesson, location.href).href)}`);

const settings = new Settings(navigator.languages);
const visit = new Visit(settings);
const playground = new Playground(settings, new EngineClient(), visit.keep);
// A slow server does not keep the page from being shown.
await Promise.race([visit.begin(playground), new Promise((resolve) => setTimeout(resolve, 300))]);

await loadWords(settings.language);
const target = document.getElementById("app");
if (target) {
  target.replaceChildren();
  mount(App, { target, props: { playground, settings, visit } });
}

void keepForOffline();
