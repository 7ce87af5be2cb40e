import { type CollisionDetection, type KeyboardCoordinateGetter, pointerWithin } from "@dnd-kit/core";

/** Under the pointer; without one (keyboard) the column the card's middle is in. */
export const columnUnder: CollisionDetection = (args) => {
  if (args.pointerCoordinates) {
    return pointerWithin(args);
  }

  const middle = args.collisionRect.left + args.collisionRect.width / 2;
  const hit = args.droppableContainers.find((container) => {
    const rect = args.droppableRects.get(container.id);
    return rect && rect.left <= middle && middle < rect.right;
  });
  return hit ? [{ id: hit.id }] : [];
};

/** Arrow keys carry a card from column to column. */
export const columnSteps: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const card = context.collisionRect;
  if (step === 0 || !card) {
    return undefined;
  }

  event.preventDefault();
  const rects = context.droppableContainers
    .getEnabled()
    .map((container) => context.droppableRects.get(container.id))
    .filter((rect) => rect !== undefined)
    .sort((a, b) => a.left - b.left);
  const middle = card.left + card.width / 2;
  const at = rects.findIndex((rect) => rect.left <= middle && middle < rect.right);
  const next = rects[Math.min(rects.length - 1, Math.max(0, at + step))];
  return next ? { x: next.left + next.width / 2 - card.width / 2, y: currentCoordinates.y } : undefined;
};
