import { chatLogs } from './logs.ts'

chatLogs('buyer')
