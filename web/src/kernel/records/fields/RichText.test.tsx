import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { plainText } from "./plainText";
import { RichText } from "./RichText";

test("what was written is shown", () => {
  const html = '<h2>Plan</h2><p>a <strong>b</strong><br>c</p><ul><li>1</li></ul><a href="https://x.example/">x</a>';
  const { container } = render(<RichText html={html} />);
  expect(container.querySelector("h2")?.textContent).toBe("Plan");
  expect(container.querySelector("strong")?.textContent).toBe("b");
  expect(container.querySelector("li")?.textContent).toBe("1");
  expect(container.querySelector("a")?.rel).toContain("noopener");
});

test("nothing else is, even when the server sent it", () => {
  const html =
    '<p onclick="window.hit=1" style="color:red">a<img src=x onerror="window.hit=1"></p><script>window.hit=1</script><a href="javascript:window.hit=1">b</a><svg onload="window.hit=1"></svg><iframe src="//x"></iframe>';
  const { container } = render(<RichText html={html} />);
  expect(container.innerHTML).toBe(`<div class="${container.firstElementChild?.className}"><p>a</p>b</div>`);
  expect((window as { hit?: number }).hit).toBeUndefined();
});

test("its words stand on one line", () => {
  expect(plainText("<p>a&amp;b</p><p>c<strong>d</strong></p>")).toBe("a&b cd");
});
