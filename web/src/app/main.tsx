import { createRoot } from "react-dom/client";
import { registerModules } from "@/kernel/extend/registry";
import { startI18n } from "@/kernel/i18n";
import { shownTheme } from "@/kernel/ui/appearance";
import { modules } from "./modules";
import { Providers } from "./providers";
import { applyPalette } from "./theme";
import "./global.css";

applyPalette(shownTheme());
registerModules(modules);
const root = document.getElementById("root");
if (root) {
  void startI18n().then(() => createRoot(root).render(<Providers />));
}
