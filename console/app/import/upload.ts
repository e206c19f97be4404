import { Problem } from '../ask.ts';
import { words } from '../words.ts';

/** PUTs the file where the API said; `fetch` cannot tell how far an upload has come. */
export function upload(url: string, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Problem(request.status, words.import.uploadFailed));
    request.open('PUT', url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : fail());
    request.onerror = fail;
    request.onabort = fail;
    request.send(file);
  });
}
