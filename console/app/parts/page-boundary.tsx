import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { words } from '../words.ts';
import { Empty } from './states.tsx';

/**
 * A page that cannot be shown takes nothing else along: menu, clock and banners stay. A page is fetched when it is first opened, so this
 * happens without a connection, and after a deployment that took the old files away; a browser asks for a file that failed only anew.
 */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <Empty icon={IconPlugConnectedX} title={words.failures.page} help={words.failures.pageHelp}>
          <Button variant="default" onClick={() => window.location.reload()}>
            {words.failures.reload}
          </Button>
        </Empty>
      </div>
    );
  }
}
