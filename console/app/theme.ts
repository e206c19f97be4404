import { createTheme } from '@mantine/core';

/** Quiet and warm: paper, ink and one green. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  colors: {
    leaf: ['#eff6f1', '#dcebe1', '#b7d7c3', '#8fc2a2', '#6db087', '#58a576', '#489a68', '#3a8557', '#2d6a4a', '#1f5638'],
    // Mantine's greys, warmed to sit on paper
    gray: ['#faf9f6', '#f3f1ec', '#e8e5de', '#dad6cc', '#c4c0b5', '#a19d92', '#7d7a70', '#5c5a52', '#3f3e38', '#262621'],
    dark: ['#d8ddd7', '#b4bbb4', '#939b94', '#5f6861', '#3c443f', '#2f3632', '#252b27', '#1c211e', '#161a18', '#101311'],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '620' },
  defaultRadius: 'md',
  cursorType: 'pointer',
});
