import { Router } from 'express';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ApiRouter } from '../apiRouter';
import { openApiDocument } from './document';

/** `GET /api/openapi.json`: what the admin API takes and answers, for people and for machines. */
export function openApiRoute(routers: Readonly<Record<string, ApiRouter>>): Router {
	const router = Router();
	let document: string | undefined;

	router.get('/api/openapi.json', (_request, response) => {
		document ??= JSON.stringify(openApiDocument(packageJson.version, routers));
		response.type('json').send(document);
	});

	return router;
}
