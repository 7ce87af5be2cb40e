import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server's address while developing; the built client is served by the server itself.
const server = process.env.TRINE_SERVER ?? "http://127.0.0.1:5080";
const passedOn = ["/api", "/openapi", "/health"];

export default defineConfig({
  plugins: [react()],
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
