import { type CSSVariablesResolver, createTheme, Modal, Switch } from '@mantine/core';
import { words } from './words.ts';

/** Quiet and warm: paper, ink and one green, the same as in the mails. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  colors: {
    leaf: ['#edf6f2', '#d7eae2', '#aad9c5', '#7fd1ae', '#5ca986', '#409a73', '#2f8d66', '#267a59', '#1d6b50', '#155540'],
    // Mantine's greys, warmed to sit on paper
    gray: ['#faf9f6', '#f3f1ec', '#e8e5de', '#dad6cc', '#c4c0b5', '#a19d92', '#7d7a70', '#5c5a52', '#3f3e38', '#262621'],
    dark: ['#d8ddd7', '#b4bbb4', '#939b94', '#6a746d', '#454e48', '#2f3632', '#252b27', '#1c211e', '#161a18', '#101311'],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '620' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Switch: Switch.extend({ defaultProps: { withThumbIndicator: false } }),
    // Its cross has no words of its own for whoever does not see it.
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': words.close } } }),
  },
});

const onPaper = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-border': 'var(--edge)',
};

/** Mantine's own surfaces take the colours of `styles/paper.css`. */
export const paperVariables: CSSVariablesResolver = () => ({ variables: {}, light: onPaper, dark: onPaper });
