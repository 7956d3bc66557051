/** 打开、保存、分享与带走程序时的用语。 */
import type { Messages } from "./en";
import { count } from "./format";

export const share: Messages["share"] = {
  menu: "程序",
  share: "分享…",
  open: "打开文件…",
  recent: "最近的程序…",
  save: "存为 .py 文件",
  take: "导出…",

  close: "关闭",
  copy: "复制",
  copied: "已复制。",
  notCopied: "浏览器不允许复制。文字已选中，请按 Ctrl+C 或 ⌘C。",

  title: "分享",
  link: "链接",
  linkHint: "打开链接就是这个程序。程序写在链接里，不会上传到任何地方。",
  atStep: (step) => `从第 ${count(step)} 步开始`,
  inLanguage: "使用中文界面",
  long: (length) => `这个链接有 ${count(length)} 个字符。不少聊天软件会在 2000 个字符左右截断链接。可以改发文件；或者把文件放到网上，用 ?url= 加上它的地址来分享。`,
  embed: "放进你的网页",
  forms: { script: "元素", iframe: "iframe" },
  formHints: {
    script: "适用于可以运行脚本的网页。脚本加载之前，或者不能运行时，程序仍然照常可读。",
    iframe: "适用于会去掉脚本的课程平台。",
  },
  code: "网页代码",

  recentTitle: "最近的程序",
  recentHint: "你输入的内容只保存在这个浏览器里。数量多了以后，最旧的会被移除。",
  recentNone: "还没有。你输入的程序会保存在这里。",
  untitled: "未命名",
  here: "正在使用",
  remove: (title) => `移除“${title}”`,
  lines: (n) => `${count(n)} 行`,

  drop: "松开即可打开文件",
  notKept: "浏览器没有为本页保存任何内容（存储已满或被关闭）。离开之前，请把程序存为文件，或者用链接分享出去。",
  notices: {
    "link:newer": () => "这个链接出自更新的版本。请刷新页面，再打开一次链接。",
    "link:broken": () => "这个链接不完整，多半在传送途中被截断了。请对方重发完整的链接，或者直接发程序文件。",
    "link:large": () => "这个链接里的程序太大，无法在这里打开。",
    "open:large": (what) => `${what} 太大：程序最多 500 kB。`,
    "open:binary": (what) => `${what} 不是 UTF-8 文本。请打开 Python 文件（.py）。`,
    "open:address": (what) => `“${what}”不是网址。网址应以 https:// 开头。`,
    "open:unreachable": (what) => `无法从这里读取 ${what}：服务器没有应答，或者不允许其他网页读取。请先下载文件，再打开它。`,
    "open:missing": (what) => `${what} 处没有程序。请检查网址。`,
  },

  takeTitle: "导出",
  takeHint: "依据当前显示的这次运行生成。",
  making: "正在生成…",
  notMade: "未能生成，请再试一次。",
  noRun: "还没有运行结果。",
  takes: {
    svg: { name: "时间线，SVG", hint: "矢量图，放多大都清晰" },
    png: { name: "时间线，PNG", hint: "用于幻灯片和文档的图片" },
    graph: { name: "任务图，SVG", hint: "当前这一步的样子" },
    mermaid: { name: "时序图，Mermaid", hint: "可放进 Markdown 的文本：谁创建、唤醒、取消了谁" },
    perfetto: { name: "跟踪记录，JSON", hint: "用 ui.perfetto.dev 或 chrome://tracing 打开" },
    json: { name: "运行数据，JSON", hint: "这次运行的全部数据，供你自己的程序使用" },
  },
  does: { spawn: "创建", wake: "唤醒", cancel: "取消" },
  graphTitle: "一个 asyncio 程序的任务图",
  svgTitle: "一个 asyncio 程序的时间线",
  folded: (n) => `另有 ${count(n)} 个`,
};
