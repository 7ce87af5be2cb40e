import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { keys } from "@/kernel/api/keys";
import type { Session } from "@/kernel/api/types";
import { currentLanguage, setLanguage } from "@/kernel/i18n";

/** Shows the product to somebody whose session has just begun. */
export function useEnter(): (session: Session, path?: string) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (session, path = "/") => {
    // Nothing read for whoever was here before may show.
    client.clear();
    client.setQueryData(keys.session, session);
    if (session.user.language !== currentLanguage()) {
      await setLanguage(session.user.language);
    }

    await navigate({ href: path, replace: true });
  };
}
