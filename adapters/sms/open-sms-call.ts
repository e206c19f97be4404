import { type AwsPlace, openJsonCall } from '../aws/json-call.ts';

/** AWS End User Messaging's own API. One attempt and a time limit, for the reasons given at `openSesCall`. */
export const openSmsCall = (place: AwsPlace, timeoutMs: number) =>
  openJsonCall({ ...place, service: 'sms-voice', target: 'PinpointSMSVoiceV2', version: '1.0', attempts: 1, timeoutMs });
