import type { Owner } from '../n8n-process/n8nClient';

/** The login to n8n in demo and tests. n8n listens on 127.0.0.1 only. */
export const OWNER: Owner = { email: 'demo@example.com', password: 'Demo-1234' };

/** Between n8n and the worker in demo and tests, both on 127.0.0.1. */
export const WORKER_API_KEY = 'demo-only-worker-api-key';
