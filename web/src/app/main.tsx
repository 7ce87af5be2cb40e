import { createRoot } from "react-dom/client";
import { registerModules } from "@/kernel/extend/registry";
import { currentLanguage, startI18n } from "@/kernel/i18n";
import { shownTheme } from "@/kernel/ui/appearance";
import { modules } from "./modules";
import { loadLocale, Providers } from "./providers";
import { applyPalette } from "./theme";
import "./global.css";

applyPalette(shownTheme());
registerModules(modules);
const root = document.getElementById("root");
if (root) {
  void startI18n()
    .then(() => loadLocale(currentLanguage()))
    .then((locale) => createRoot(root).render(<Providers firstLocale={locale} />));
}
