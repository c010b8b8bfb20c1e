import express from 'express';
import { listen } from './listen';

/** What Express can do at most: it answers, and does nothing else. */
const app = express();
app.post('/callbacks', (_request, response) => {
	response.sendStatus(204);
});
listen(app);
