import { Button, Skeleton, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { words } from '../words.ts';

interface EmptyProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: string;
  readonly help?: string | undefined;
  readonly children?: ReactNode;
}

export function Empty({ icon: Icon, title, help, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon size={26} stroke={1.5} />
      </span>
      <p className="empty-title">{title}</p>
      {help !== undefined && <p className="muted">{help}</p>}
      {children}
    </div>
  );
}

export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: (() => void) | undefined }) {
  return (
    <div className="empty" role="alert">
      <span className="empty-icon" data-tone="bad">
        <IconAlertCircle size={26} stroke={1.5} />
      </span>
      <p className="empty-title">{words.failures.title}</p>
      <p className="muted">{error.message}</p>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {words.again}
        </Button>
      )}
    </div>
  );
}

export function LoadingRows({ rows = 6 }: { readonly rows?: number }) {
  return (
    <Stack gap="lg" p="md" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Stack key={row} gap={8}>
          <Skeleton height={12} width={`${70 - ((row * 13) % 35)}%`} radius="sm" />
          <Skeleton height={10} width={`${45 - ((row * 7) % 20)}%`} radius="sm" />
        </Stack>
      ))}
    </Stack>
  );
}

interface PageHeadProps {
  readonly title: string;
  readonly about: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, about, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="muted">{about}</p>
      </div>
      {children}
    </header>
  );
}
