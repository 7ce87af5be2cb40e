import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// The server's address while developing; the built client is served by the server itself.
const server = process.env.TRINE_SERVER ?? "http://127.0.0.1:5080";
const passedOn = ["/api", "/openapi", "/health"];

/**
 * Ant Design names every icon in English (`aria-label="plus"`), which screen readers would add to the Chinese name of each
 * button. Icons only decorate words here, so they are hidden from them; one that is given a label keeps it.
 */
function silentIcons(): Plugin {
  const named = /role: "img",\s*"aria-label": icon\.name/;
  return {
    name: "silent-icons",
    transform(code, id) {
      if (!/@ant-design\/icons\/es\/components\/AntdIcon(Light)?\.js/.test(id)) {
        return null;
      }

      if (!named.test(code)) {
        this.error("@ant-design/icons names its icons in another way now; look at silentIcons in vite.config.ts.");
      }

      return code.replace(
        named,
        'role: restProps["aria-label"] ? "img" : undefined, "aria-hidden": !restProps["aria-label"]',
      );
    },
  };
}

export default defineConfig({
  plugins: [react(), silentIcons()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      ...Object.fromEntries(passedOn.map((path) => [path, { target: server }])),
      "/hub": { target: server, ws: true },
    },
  },
  build: { outDir: "dist", emptyOutDir: true, manifest: true, target: "es2022" },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
