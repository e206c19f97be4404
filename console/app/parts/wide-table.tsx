import { Table, type TableProps } from '@mantine/core';

interface WideTableProps extends TableProps {
  /** What it tells, for those who do not see it. */
  readonly label: string;
}

/** A table that may be wider than its card: it scrolls by itself, by touch and by keyboard. */
export function WideTable({ label, ...table }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
    <section className="wide-table" aria-label={label} tabIndex={0}>
      <Table {...table} />
    </section>
  );
}
