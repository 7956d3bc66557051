/** Programs to begin with. */
export const gallery = {
  title: "Begin with…",
  note: "Your program stays among the recent ones, and the browser's Back leads to it.",
  failed: "It could not be loaded. Try again.",
  starts: {
    empty: { name: "An empty page", hint: "build the graph yourself" },
    welcome: { name: "The weather", hint: "gather, a time limit, a cancellation" },
    sequence: { name: "One after another", hint: "two awaits, and the time they take together" },
    gather: { name: "Three at once", hint: "gather takes as long as the slowest" },
    limit: { name: "Two at a time", hint: "a semaphore lets only so many in" },
    timeout: { name: "Give up in time", hint: "asyncio.timeout cancels what is too slow" },
    group: { name: "One fails", hint: "a TaskGroup cancels the others" },
    queue: { name: "Producer and consumer", hint: "a queue between two tasks, with a bound" },
    event: { name: "A starting signal", hint: "tasks wait for an event" },
    cancel: { name: "Cancel a task", hint: "and let it clean up" },
    many: { name: "Twenty fetches", hint: "five at once, each as it completes" },
    deadlock: { name: "A deadlock", hint: "two locks, taken in two orders" },
  },
};
