import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App, ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, retryRead } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { Language } from "@/kernel/api/types";
import { currentLanguage } from "@/kernel/i18n";
import { useAppearance } from "@/kernel/ui/appearance";
import { useMedia } from "@/kernel/ui/useMedia";
import { createAppRouter } from "./router";
import { antThemeOf, applyPalette } from "./theme";

const locales: Record<Language, () => Promise<{ default: Locale }>> = {
  "zh-CN": () => import("antd/locale/zh_CN"),
  "en-US": () => import("antd/locale/en_US"),
};

/** Ant Design's own texts. */
export async function loadLocale(language: Language): Promise<Locale> {
  return (await locales[language]()).default;
}

/** What a session must do first when its rules have changed; the page for it stands in place of all others. */
const due = ["session.passwordChange", "session.twoFactor"];

/** A session that ended elsewhere shows the sign-in page, whatever request noticed it. */
function noticeEndOfSession(client: () => QueryClient) {
  return (error: unknown) => {
    if (error instanceof ApiError && error.status === 401 && client().getQueryData(keys.session)) {
      client().setQueryData(keys.session, null);
    }

    if (error instanceof ApiError && due.includes(error.code)) {
      void client().invalidateQueries({ queryKey: keys.session });
    }
  };
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession(() => client) }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession(() => client) }),
  defaultOptions: {
    queries: { retry: retryRead, staleTime: 20_000, refetchOnWindowFocus: true },
    // A write is never repeated by itself: it may have arrived.
    mutations: { retry: false },
  },
});

interface Props {
  /** In the language of the first render: Ant Design mounts all pages anew, with what was typed lost, when it gets its first one later. */
  firstLocale: Locale;
}

export function Providers({ firstLocale }: Props) {
  // Made at the first render: the modules, whose pages it knows, are registered by then.
  const [router] = useState(() => createAppRouter(client));
  useTranslation(); // renders again in another language
  const language = currentLanguage();
  const { shown } = useAppearance();
  const reducedMotion = useMedia("(prefers-reduced-motion: reduce)");
  const theme = useMemo(() => antThemeOf(shown, reducedMotion), [shown, reducedMotion]);
  const [locale, setLocale] = useState(firstLocale);
  useLayoutEffect(() => applyPalette(shown), [shown]);
  useEffect(() => {
    let current = true;
    void loadLocale(language).then((loaded) => {
      if (current) {
        setLocale(loaded);
      }
    });
    return () => {
      current = false;
    };
  }, [language]);

  return (
    <QueryClientProvider client={client}>
      <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }} componentSize="middle">
        <App message={{ maxCount: 3 }} notification={{ placement: "bottomRight" }}>
          <RouterProvider router={router} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
