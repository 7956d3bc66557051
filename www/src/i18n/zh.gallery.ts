import type { gallery as english } from "./en.gallery";

/** 起步程序。 */
export const gallery: typeof english = {
  title: "从哪里开始",
  note: "你的程序会留在“最近的程序”里，按浏览器的“后退”也能回到它。",
  failed: "没能载入，请再试一次。",
  starts: {
    empty: { name: "空白页", hint: "自己搭建任务图" },
    welcome: { name: "天气", hint: "gather、时限和取消" },
    sequence: { name: "一个接一个", hint: "两次 await，时间相加" },
    gather: { name: "三个同时", hint: "gather 和最慢的一样久" },
    limit: { name: "一次两个", hint: "信号量只放行这么多" },
    timeout: { name: "到点放弃", hint: "asyncio.timeout 取消太慢的" },
    group: { name: "一个失败", hint: "TaskGroup 会取消其他任务" },
    queue: { name: "生产者和消费者", hint: "两个任务之间的有限队列" },
    event: { name: "发令枪", hint: "任务等待一个事件" },
    cancel: { name: "取消任务", hint: "让它来得及清理" },
    many: { name: "二十次获取", hint: "同时五个，谁先完成先处理谁" },
    deadlock: { name: "死锁", hint: "两把锁，两种顺序" },
  },
};
