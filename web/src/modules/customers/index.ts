import { CalendarOutlined, CheckOutlined, ProjectOutlined, SwapRightOutlined } from "@ant-design/icons";
import { createElement, lazy } from "react";
import type { FormExtension, ListViewExtension, ModuleDefinition } from "@/kernel/extend/types";

const composer = lazy(() => import("./followups/Composer"));
const followUpCell = lazy(() => import("./followups/FollowUpCell"));
const badges = lazy(() => import("./page/CustomerBadges"));
const duplicates: FormExtension = { panels: [lazy(() => import("./forms/DuplicatesPanel"))] };
const industry = lazy(() => import("./forms/IndustryEditor"));
const birthday = lazy(() => import("./forms/BirthdayEditor"));

const board = (component: ListViewExtension["component"]): ListViewExtension => ({
  kind: "board",
  titleKey: "board:title",
  icon: createElement(ProjectOutlined),
  component,
});
const calendar: ListViewExtension = {
  kind: "calendar",
  titleKey: "calendar:title",
  icon: createElement(CalendarOutlined),
  component: lazy(() => import("@/kernel/calendar/CalendarView")),
};
const leadBoard = lazy(() => import("./boards").then((module) => ({ default: module.LeadBoard })));
const taskBoard = lazy(() => import("./boards").then((module) => ({ default: module.TaskBoard })));

/** Customers, contacts, leads, activities and tasks: what they add to the generic pages. */
export const customersModule: ModuleDefinition = {
  key: "customers",
  objects: [
    {
      object: "customers",
      record: { composer, headerBadges: badges, headerFacts: lazy(() => import("./page/CustomerFacts")) },
      form: { ...duplicates, fields: { industry, birthday } },
      cells: { nextFollowUpAt: followUpCell },
    },
    { object: "contacts", record: { composer }, form: { ...duplicates, fields: { birthday } } },
    {
      object: "leads",
      listViews: [board(leadBoard)],
      record: { composer, headerBadges: badges },
      form: { ...duplicates, fields: { industry } },
      cells: { nextFollowUpAt: followUpCell },
      verbs: [
        {
          key: "convert",
          icon: createElement(SwapRightOutlined),
          placement: "primary",
          component: lazy(() => import("./leads/ConvertLead")),
        },
      ],
    },
    { object: "opportunities", record: { composer } },
    { object: "activities", listViews: [calendar], record: { headerBadges: badges } },
    {
      object: "tasks",
      listViews: [board(taskBoard), calendar],
      record: { headerBadges: badges },
      verbs: [
        { key: "complete", icon: createElement(CheckOutlined), placement: "primary" },
        { key: "reopen", placement: "secondary" },
      ],
    },
  ],
  pages: [
    {
      path: "/calendar",
      titleKey: "calendar:title",
      icon: createElement(CalendarOutlined),
      component: lazy(() => import("./calendar/CalendarPage")),
      group: "customers",
      requires: "activities",
      keywords: "rili rl calendar",
    },
  ],
};
