import { ApartmentOutlined, UserSwitchOutlined } from "@ant-design/icons";
import { createElement, lazy } from "react";
import type { ModuleDefinition } from "@/kernel/extend/types";

/** People and rights: what they add to the generic pages. */
export const organisationModule: ModuleDefinition = {
  key: "organisation",
  objects: [
    {
      object: "users",
      record: {
        aside: lazy(() => import("./users/SignInCard")),
        headerBadges: lazy(() => import("./users/DisabledBadge")),
      },
      form: { created: lazy(() => import("./users/NewUser")) },
      verbs: [
        {
          key: "handOver",
          titleKey: (record) => (record.active === false ? "organisation:handOver.verbDisabled" : undefined),
          icon: createElement(UserSwitchOutlined),
          placement: "secondary",
          replaces: { field: "active", value: false },
          component: lazy(() => import("./handover/HandOverWizard")),
        },
      ],
    },
    {
      object: "departments",
      listViews: [
        {
          kind: "tree",
          titleKey: "organisation:departments.chart",
          icon: createElement(ApartmentOutlined),
          component: lazy(() => import("./departments/DepartmentTree")),
        },
      ],
    },
    {
      object: "roles",
      record: { band: lazy(() => import("./roles/GrantsBand")) },
      form: { width: "wide", panelFields: ["grants"], panels: [lazy(() => import("./roles/GrantsPanel"))] },
    },
    {
      object: "sharingRules",
      record: { band: lazy(() => import("./sharing/FilterBand")) },
      values: { object: lazy(() => import("@/kernel/records/fields/ObjectName")) },
      form: {
        fields: { object: lazy(() => import("./sharing/ObjectEditor")) },
        panelFields: ["filter"],
        panels: [lazy(() => import("./sharing/FilterPanel"))],
      },
    },
  ],
};
