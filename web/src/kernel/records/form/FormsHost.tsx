import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import type { VerbExtension } from "@/kernel/extend/types";
import { type Conflict, ConflictContext, type LeadToVerb, LeadToVerbContext, type ResolveConflict } from "./conflict";
import { type CreateOptions, type Forms, FormsContext } from "./forms";

const FormDrawer = lazy(() => import("./FormDrawer").then((module) => ({ default: module.FormDrawer })));
const ConflictDialog = lazy(() => import("./ConflictDialog").then((module) => ({ default: module.ConflictDialog })));

interface OpenForm extends CreateOptions {
  number: number;
  object: string;
  record?: RecordData;
}

type Pending = Conflict & { decide: (values: Record<string, unknown> | null) => void };

/** Holds the open forms, one above the other (a customer created from within an opportunity), and the dialogs a save may lead to. */
export function FormsHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<OpenForm[]>([]);
  const [conflict, setConflict] = useState<Pending>();

  const [verb, setVerb] = useState<{ verb: Pick<VerbExtension, "component">; meta: ObjectMeta; record: RecordData }>();
  const leadTo = useCallback<LeadToVerb>((next, meta, record) => setVerb({ verb: next, meta, record }), []);
  const Dialog = verb?.verb.component;

  const forms = useMemo<Forms>(() => {
    const push = (form: Omit<OpenForm, "number">) =>
      setOpen((old) => [...old, { ...form, number: (old.at(-1)?.number ?? 0) + 1 }]);
    return {
      create: (object, options) => push({ object, ...options }),
      edit: (object, record, onSaved) => push({ object, record, onSaved }),
    };
  }, []);

  const resolve = useCallback<ResolveConflict>(
    (next) =>
      new Promise((done) => {
        setConflict({
          ...next,
          decide: (values) => {
            setConflict(undefined);
            done(values);
          },
        });
      }),
    [],
  );

  return (
    <FormsContext value={forms}>
      <ConflictContext value={resolve}>
        <LeadToVerbContext value={leadTo}>
          {children}
          <Suspense fallback={null}>
            {open.map((form) => (
              <FormDrawer
                key={form.number}
                object={form.object}
                record={form.record}
                initial={form.values}
                onSaved={form.onSaved}
                onClosed={() => setOpen((old) => old.filter((other) => other.number !== form.number))}
              />
            ))}
            {verb && Dialog && <Dialog meta={verb.meta} record={verb.record} close={() => setVerb(undefined)} />}
            {conflict && <ConflictDialog {...conflict} />}
          </Suspense>
        </LeadToVerbContext>
      </ConflictContext>
    </FormsContext>
  );
}
