/** Brings a page of the course to life. Without it the page can be read. */
import { mount } from "svelte";
import { Progress } from "../model/progress.svelte";
import { Settings } from "../model/settings.svelte";
import "../ui/theme.css";
import "../ui/base.css";
import "./lessons.css";
import type { PageData } from "./page";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as PageData;
document.documentElement.classList.add("live");
