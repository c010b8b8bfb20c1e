import type { Express } from 'express';

/** Listens on the port given by PORT, on 127.0.0.1 only. */
export function listen(app: Express): void {
	app.get('/ready', (_request, response) => {
		response.sendStatus(204);
	});
	app.listen(Number(process.env.PORT), '127.0.0.1');
}
