import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportReport } from './import-report.tsx';
import { NewImport } from './new-import.tsx';
import { RefusedEvents } from './refused-events.tsx';

const t = words.import;

export function ImportPage({ id }: { readonly id: string | undefined }) {
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        {id !== undefined && (
          <Button component="a" href={hrefTo('import')} variant="default" leftSection={<IconPlus size={16} stroke={1.8} />}>
            {t.new}
          </Button>
        )}
      </PageHead>
      {id === undefined ? <NewImport /> : <ImportReport key={id} id={id} />}
      <EarlierImports open={id} />
      {id === undefined && <RefusedEvents />}
    </div>
  );
}
