import { theme as antTheme, type ThemeConfig } from "antd";

/** The colours of one theme; contrast is AA on `surface` and on `ground` for every text colour. */
const palettes = {
  light: {
    accent: "#0F766E",
    "accent-strong": "#115E59",
    "accent-soft": "#E6F4F2",
    "on-accent": "#FFFFFF",
    ground: "#F5F6F7",
    surface: "#FFFFFF",
    raised: "#FFFFFF",
    sunken: "#F0F2F4",
    hover: "#F3F5F6",
    selected: "#E9F5F3",
    line: "#E4E7EB",
    "line-strong": "#CBD2D9",
    text: "#1B2530",
    "text-2": "#52606D",
    "text-3": "#5F6C7A",
    green: "#15803D",
    amber: "#B45309",
    "amber-soft": "#FEF3E2",
    red: "#C5221F",
    "red-soft": "#FDECEB",
    blue: "#1D5FBF",
    "shadow-1": "0 1px 2px rgba(16, 24, 40, .06), 0 1px 3px rgba(16, 24, 40, .06)",
    "shadow-2": "0 8px 24px rgba(16, 24, 40, .12), 0 2px 6px rgba(16, 24, 40, .06)",
  },
  dark: {
    accent: "#2DD4BF",
    "accent-strong": "#5EEAD4",
    "accent-soft": "#12332F",
    "on-accent": "#04211D",
    ground: "#0F1418",
    surface: "#171D22",
    raised: "#1E252B",
    sunken: "#12181C",
    hover: "#1F272E",
    selected: "#16302D",
    line: "#2A333B",
    "line-strong": "#3D4852",
    text: "#E6EAEE",
    "text-2": "#A9B4BF",
    "text-3": "#8D99A5",
    green: "#4ADE80",
    amber: "#FBBF24",
    "amber-soft": "#332508",
    red: "#F87171",
    "red-soft": "#3A1717",
    blue: "#7FB2FF",
    "shadow-1": "0 1px 2px rgba(0, 0, 0, .4)",
    "shadow-2": "0 10px 30px rgba(0, 0, 0, .5)",
  },
} as const;

export type ThemeName = keyof typeof palettes;

/** Writes the palette as `--t-*`, which our own styles use. */
export function applyPalette(name: ThemeName): void {
  const root = document.documentElement;
  for (const [key, value] of Object.entries(palettes[name])) {
    root.style.setProperty(`--t-${key}`, value);
  }

  root.dataset.theme = name;
  root.style.colorScheme = name;
}

/** The same palette as Ant Design's tokens. */
export function antThemeOf(name: ThemeName, reducedMotion: boolean): ThemeConfig {
  const p = palettes[name];
  return {
    algorithm: name === "dark" ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: p.accent,
      colorPrimaryBg: p["accent-soft"],
      controlItemBgActive: p["accent-soft"],
      // A darker one would leave the chosen option's teal hard to read while the pointer is on it.
      controlItemBgActiveHover: p["accent-soft"],
      controlItemBgHover: p.hover,
      colorInfo: p.blue,
      colorLink: p.accent,
      colorSuccess: p.green,
      colorWarning: p.amber,
      // Ant Design darkens it again for dark surfaces, so a lighter one is given for it to stay readable there.
      colorError: name === "dark" ? "#FF8A8A" : p.red,
      colorTextLightSolid: p["on-accent"],
      colorBgBase: p.surface,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorBgLayout: p.ground,
      colorText: p.text,
      colorTextSecondary: p["text-2"],
      colorTextTertiary: p["text-3"],
      colorTextPlaceholder: p["text-3"],
      colorTextDescription: p["text-2"],
      colorBorder: p["line-strong"],
      colorBorderSecondary: p.line,
      borderRadius: 6,
      // By language, in global.css.
      fontFamily: "var(--fonts)",
      fontSize: 14,
      controlHeight: 32,
      sizeUnit: 4,
      sizeStep: 4,
      boxShadow: p["shadow-2"],
      boxShadowSecondary: p["shadow-2"],
      boxShadowTertiary: p["shadow-1"],
      motion: !reducedMotion,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.15s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Tooltip: { colorBgSpotlight: name === "dark" ? "#36414B" : "#27323D", colorTextLightSolid: "#FFFFFF" },
      Segmented: { trackBg: p.sunken, itemSelectedBg: p.raised },
      Tabs: { horizontalMargin: "0" },
      Drawer: { paddingLG: 20 },
      Form: { itemMarginBottom: 24, verticalLabelPadding: "0 0 4px" },
      Tag: { defaultBg: p.sunken },
    },
  };
}
