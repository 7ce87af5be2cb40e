import dayjs from "dayjs";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { setRequestLanguage } from "@/kernel/api/client";
import type { Labels, Language } from "@/kernel/api/types";
import "dayjs/locale/zh-cn";

export const languages: readonly Language[] = ["zh-CN", "en-US"];
const storageKey = "trine.language";

type Texts = Record<string, string>;
const files = import.meta.glob<Texts>("./*/*.json", { import: "default" });

async function load(language: Language): Promise<void> {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`./${language}/`));
  const texts = await Promise.all(own.map(([, read]) => read()));
  own.forEach(([path], index) => {
    const namespace = path.slice(`./${language}/`.length, -".json".length);
    i18next.addResourceBundle(language, namespace, texts[index], false, true);
  });
}

/** The language of this browser's last visit, else what the browser asks for. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (stored === "zh-CN" || stored === "en-US") {
    return stored;
  }

  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US";
}

/** Loads a language and shows it. */
export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "kernel")) {
    await load(language);
  }

  localStorage.setItem(storageKey, language);
  setRequestLanguage(language);
  dayjs.locale(language === "zh-CN" ? "zh-cn" : "en");
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Call once, before the first render. */
export async function startI18n(language = preferredLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: "kernel",
    ns: ["kernel"],
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {},
  });
  await setLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language === "en-US" ? "en-US" : "zh-CN";
}

/** The text of a label from the metadata in the current language. */
export function label(labels: Labels | undefined, fallback = ""): string {
  return labels?.[currentLanguage()] ?? labels?.["zh-CN"] ?? labels?.["en-US"] ?? fallback;
}

/** A label inside a sentence: English writes it small, unless it is an abbreviation. */
export function word(labels: Labels | undefined, fallback = ""): string {
  const text = label(labels, fallback);
  return currentLanguage() === "en-US" && /^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}
