/** Two fingers on the plot: how far they came apart, and where they went. */
type Finger = Pick<PointerEvent, "pointerId" | "pointerType" | "clientX">;

export class Pinch {
  private readonly fingers = new Map<number, number>();

  /** Whether there are two fingers now. */
  down({ pointerId, pointerType, clientX }: Finger): boolean {
    if (pointerType === "touch") this.fingers.set(pointerId, clientX);
    return this.fingers.size > 1;
  }

  up({ pointerId }: Finger): void {
    this.fingers.delete(pointerId);
  }

  /** By which factor to zoom, at a place that is counted from `origin`, and how far to move; null for less than two fingers. */
  move({ pointerId, clientX }: Finger, origin: number): { factor: number; x: number; by: number } | null {
    if (this.fingers.size < 2 || !this.fingers.has(pointerId)) return null;
    const [before, middleBefore] = this.measure();
    this.fingers.set(pointerId, clientX);
    const [after, middle] = this.measure();
    return { factor: Math.max(24, after) / Math.max(24, before), x: middle - origin, by: middle - middleBefore };
  }

  private measure(): [distance: number, middle: number] {
    const [a = 0, b = 0] = this.fingers.values();
    return [Math.abs(a - b), (a + b) / 2];
  }
}
