import express from 'express';
import { listen } from './listen';

/** The upper limit for Express: it only answers. */
const app = express();
app.post('/callbacks', (_request, response) => {
	response.sendStatus(204);
});
listen(app);
