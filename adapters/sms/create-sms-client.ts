import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';

/** One attempt and a time limit, for the reasons given at `createSesClient`. */
export const createSmsClient = ({ requestTimeoutMs }: { requestTimeoutMs: number }): PinpointSMSVoiceV2Client =>
  new PinpointSMSVoiceV2Client({
    maxAttempts: 1,
    requestHandler: { requestTimeout: requestTimeoutMs, connectionTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
  });
