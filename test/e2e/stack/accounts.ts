import type { Owner } from '../n8n-process/n8nClient';

/** The n8n login of the demo and the tests. n8n listens on 127.0.0.1 only. */
export const OWNER: Owner = { email: 'demo@example.com', password: 'Demo-1234' };

/** The API key of the worker in the demo and the tests. n8n and the worker listen on 127.0.0.1 only. */
export const WORKER_API_KEY = 'demo-only-worker-api-key';
