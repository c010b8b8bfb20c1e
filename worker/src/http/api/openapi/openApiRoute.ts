import { Router } from 'express';
import packageJson from '../../../../package.json' with { type: 'json' };
import { openApiDocument } from './document';

/** `GET /api/openapi.json`: the description of the admin API. */
export function openApiRoute(): Router {
	const router = Router();
	let document: string | undefined;

	router.get('/api/openapi.json', (_request, response) => {
		document ??= JSON.stringify(openApiDocument(packageJson.version));
		response.type('json').send(document);
	});

	return router;
}
