import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { refresh } from "@/kernel/api/cache";
import { api } from "@/kernel/api/client";
import { acceptRecord } from "@/kernel/api/queries";
import type { ObjectMeta, RecordData, WrittenRecord } from "@/kernel/api/types";
import { viewAsToken } from "@/kernel/api/viewAs";
import { extensionOf } from "@/kernel/extend/registry";
import type { VerbExtension } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { titleOf } from "../fields/values";

export interface Verb {
  key: string;
  title: string;
  icon?: ReactNode;
  placement: VerbExtension["placement"];
  danger?: boolean;
  busy: boolean;
  run: () => void;
}

/** The verbs the server allows on this record now, each with the module's dialog or, without one, a plain call. */
export function useVerbs(meta: ObjectMeta, record: RecordData) {
  const { t } = useTranslation("kernel");
  const client = useQueryClient();
  const feedback = useFeedback();
  const [open, setOpen] = useState<VerbExtension>();
  const extensions = extensionOf(meta.key).verbs ?? [];
  const plain = useMutation({
    mutationFn: (verb: string) =>
      api.post<WrittenRecord>(`/api/${meta.key}/${record.id}/${verb}`, { version: record.version }),
  });

  const call = async (key: string, title: string) => {
    try {
      const saved = await plain.mutateAsync(key);
      acceptRecord(client, meta.key, saved);
      refresh(client, meta.key);
      feedback.changed(t("verb.done", { verb: title, name: titleOf(meta, saved) }), saved.changeSet);
    } catch (error) {
      feedback.failed(error);
    }
  };

  const verbs = (viewAsToken() ? [] : (record.can?.verbs ?? [])).map((key): Verb => {
    const extension = extensions.find((candidate) => candidate.key === key);
    const known = meta.verbs.find((candidate) => candidate.key === key);
    const own = typeof extension?.titleKey === "function" ? extension.titleKey(record) : extension?.titleKey;
    const title = own ? t(own as "verb.done") : label(known?.labels, key);
    return {
      key,
      title,
      icon: extension?.icon,
      danger: extension?.danger,
      placement: extension?.placement ?? "secondary",
      busy: plain.isPending && plain.variables === key,
      run: () => (extension?.component ? setOpen(extension) : void call(key, title)),
    };
  });

  const Dialog = open?.component;
  return {
    primary: verbs.filter((verb) => verb.placement === "primary"),
    secondary: verbs.filter((verb) => verb.placement === "secondary"),
    menu: verbs.filter((verb) => verb.placement === "menu"),
    dialog: Dialog ? (
      <Suspense fallback={null}>
        <Dialog meta={meta} record={record} close={() => setOpen(undefined)} />
      </Suspense>
    ) : null,
  };
}
