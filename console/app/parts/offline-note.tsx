import { IconWifiOff } from '@tabler/icons-react';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { words } from '../words.ts';

/** Says on every page that there is no connection, as long as there is none; what waits is asked for by itself once there is one. */
export function OfflineNote() {
  const online = useSyncExternalStore(
    (onChange) => onlineManager.subscribe(onChange),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <div className="paused" role="status">
      <IconWifiOff size={20} stroke={1.6} aria-hidden="true" />
      <p>{words.failures.offline}</p>
    </div>
  );
}
