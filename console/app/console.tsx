import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconCalendarCheck,
  IconCalendarHeart,
  IconCoin,
  IconFileImport,
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconLifebuoy,
  IconMessageQuestion,
  IconMoon,
  IconRotate,
  IconSeedling,
  IconSettings,
  IconSpeakerphone,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { ClockBar } from './clock/clock-bar.tsx';
import { useClock, useFreshness } from './clock/use-clock.ts';
import { useCompany } from './company.ts';
import { CustomersPage } from './customers/customers-page.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { Mark } from './parts/mark.tsx';
import { OfflineNote } from './parts/offline-note.tsx';
import { PageBoundary } from './parts/page-boundary.tsx';
import { RoleChooser } from './parts/role-chooser.tsx';
import { LoadingRows } from './parts/states.tsx';
import { hrefTo, type PageName, useRoute } from './route.ts';
import { PausedBanner } from './sending/paused-banner.tsx';
import { Who } from './sign-in/who.tsx';
import { words } from './words.ts';

const HomePage = lazy(async () => ({ default: (await import('./home/home-page.tsx')).HomePage }));
const WebhooksPage = lazy(async () => ({ default: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }));
const CampaignsPage = lazy(async () => ({ default: (await import('./campaigns/campaigns-page.tsx')).CampaignsPage }));
const BroadcastsPage = lazy(async () => ({ default: (await import('./broadcasts/broadcasts-page.tsx')).BroadcastsPage }));
const ImportPage = lazy(async () => ({ default: (await import('./import/import-page.tsx')).ImportPage }));
const CasesPage = lazy(async () => ({ default: (await import('./cases/cases-page.tsx')).CasesPage }));
const PromisesPage = lazy(async () => ({ default: (await import('./promises/promises-page.tsx')).PromisesPage }));
const RecallsPage = lazy(async () => ({ default: (await import('./recalls/recalls-page.tsx')).RecallsPage }));
const VisitsPage = lazy(async () => ({ default: (await import('./visits/visits-page.tsx')).VisitsPage }));
const SurveysPage = lazy(async () => ({ default: (await import('./surveys/surveys-page.tsx')).SurveysPage }));
const ProgrammePage = lazy(async () => ({ default: (await import('./programme/programme-page.tsx')).ProgrammePage }));
const CostsPage = lazy(async () => ({ default: (await import('./costs/costs-page.tsx')).CostsPage }));

const entries = [
  { page: 'home', icon: IconHome, local: false },
  { page: 'inbox', icon: IconInbox, local: true },
  { page: 'customers', icon: IconUsers, local: false },
  { page: 'cases', icon: IconLifebuoy, local: false },
  { page: 'promises', icon: IconHeartHandshake, local: false },
  { page: 'recalls', icon: IconRotate, local: false },
  { page: 'visits', icon: IconCalendarCheck, local: false },
  { page: 'surveys', icon: IconMessageQuestion, local: false },
  { page: 'programme', icon: IconSeedling, local: false },
  { page: 'campaigns', icon: IconCalendarHeart, local: false },
  { page: 'broadcasts', icon: IconSpeakerphone, local: false },
  { page: 'import', icon: IconFileImport, local: false },
  { page: 'costs', icon: IconCoin, local: true },
  { page: 'settings', icon: IconSettings, local: false },
] as const;

export function Console() {
  const route = useRoute();
  const company = useCompany();
  const { clock, here, move, stop } = useClock();
  useFreshness(clock);
  const shown = entries.filter(({ local }) => !local || here !== false);
  const page = shown.find((entry) => entry.page === route.page)?.page ?? 'home';
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place in the bar
  useEffect(() => {
    // In braces: newer browsers answer a scroll with a promise, which React would take for what is to be called afterwards.
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [page]);
  const problem = move.error?.message ?? stop.error?.message ?? clock?.error ?? undefined;

  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {words.skip}
      </button>
      <aside className="side">
        <a className="brand" href={hrefTo(page)}>
          <Mark />
          <span>{words.product}</span>
        </a>
        <nav className="nav" aria-label={words.product}>
          {shown.map(({ page: name, icon: Icon }) => (
            <a key={name} ref={name === page ? current : undefined} href={hrefTo(name)} aria-current={name === page ? 'page' : undefined}>
              <Icon size={20} stroke={1.6} />
              <span>{words.navigation[name]}</span>
            </a>
          ))}
        </nav>
        <footer className="side-foot">
          <span className="muted">{company.name}</span>
          <Appearance />
        </footer>
        <RoleChooser />
        <Who />
      </aside>
      <div className="stage">
        {clock !== undefined && (
          <ClockBar clock={clock} timeZone={company.timeZone} problem={problem} onMove={move.mutate} onStop={() => stop.mutate()} />
        )}
        <OfflineNote />
        <PausedBanner />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
        <main id="content" tabIndex={0}>
          <PageBoundary key={page}>
            <Suspense fallback={<LoadingRows />}>
              <Page page={page} id={route.page === page ? route.id : undefined} part={route.part} />
            </Suspense>
          </PageBoundary>
        </main>
      </div>
    </div>
  );
}

interface PageProps {
  readonly page: PageName;
  readonly id: string | undefined;
  readonly part: string | undefined;
}

function Page({ page, id, part }: PageProps) {
  switch (page) {
    case 'home':
      return <HomePage />;
    case 'inbox':
      return <InboxPage id={id} />;
    case 'customers':
      return <CustomersPage id={id} />;
    case 'cases':
      return <CasesPage id={id} />;
    case 'promises':
      return <PromisesPage />;
    case 'recalls':
      return <RecallsPage />;
    case 'visits':
      return <VisitsPage />;
    case 'surveys':
      return <SurveysPage />;
    case 'import':
      return <ImportPage id={id} />;
    case 'campaigns':
      return <CampaignsPage id={id} part={part} />;
    case 'broadcasts':
      return <BroadcastsPage />;
    case 'programme':
      return <ProgrammePage />;
    case 'settings':
      return id === 'webhooks' ? <WebhooksPage /> : <SettingsPage id={id} />;
    case 'costs':
      return <CostsPage />;
  }
}

function Appearance() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={words.appearance}
      onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}
    >
      {scheme === 'light' ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
    </ActionIcon>
  );
}
