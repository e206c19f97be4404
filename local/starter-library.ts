import { compileCampaigns } from '../build/compile-campaigns.ts';
