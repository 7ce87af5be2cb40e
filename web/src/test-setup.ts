import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// jsdom has no layout and no media; what asks for them gets the answers of a plain desktop.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

afterEach(cleanup);
