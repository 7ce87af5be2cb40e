import { lazy } from "react";
import type { ModuleDefinition, ObjectExtension } from "@/kernel/extend/types";

const consentCard = lazy(() => import("./consents/ConsentCard"));
const person = (object: string): ObjectExtension => ({
  object,
  record: {
    aside: consentCard,
    actions: [
      {
        key: "personalData",
        titleKey: "privacy:person.title",
        shown: (session) => session.privacy.read,
        component: lazy(() => import("./persons/PersonDialog")),
      },
    ],
  },
});
const objectName = lazy(() => import("@/kernel/records/fields/ObjectName"));
const dateName = lazy(() => import("./retention/DateName"));

/** What people agreed to, what is done with their data, and how long it is kept. */
export const privacyModule: ModuleDefinition = {
  key: "privacy",
  objects: [
    person("customers"),
    person("contacts"),
    person("leads"),
    {
      object: "retentionRules",
      values: { object: objectName, dateField: dateName },
      record: { band: lazy(() => import("./retention/RuleBand")) },
      form: {
        fields: {
          object: lazy(() => import("./retention/ObjectEditor")),
          dateField: lazy(() => import("./retention/DateEditor")),
        },
        panelFields: ["filter"],
        panels: [lazy(() => import("./retention/RulePanel"))],
      },
    },
  ],
};
