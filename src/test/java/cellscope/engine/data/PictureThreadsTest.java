package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class PictureThreadsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void doesEachOnce(int count) throws InterruptedException {
    PictureThreads threads = new PictureThreads(count);
    for (int pass = 0; pass < 50; pass++) {
      AtomicIntegerArray done = new AtomicIntegerArray(pass);
      threads.each(pass, done::incrementAndGet);
      for (int i = 0; i < pass; i++) {
        assertThat(done.get(i)).isOne();
      }
    }
  }

  @Test
  void worksOnSeveralAtOnce() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    Set<String> names = ConcurrentHashMap.newKeySet();
    new PictureThreads(2)
        .each(
            2,
            i -> {
              names.add(Thread.currentThread().getName());
              both.countDown();
              await(both);
            });
    assertThat(names).hasSize(2);
  }

  @Test
  void whatGoesWrongIsThrownAndNobodyWorksOn() {
    PictureThreads threads = new PictureThreads(3);
    AtomicInteger working = new AtomicInteger();
    assertThatThrownBy(
            () ->
                threads.each(
                    1000,
                    i -> {
                      working.incrementAndGet();
                      try {
                        if (i == 7) {
                          throw new IllegalStateException("seven");
                        }
                        Thread.onSpinWait();
                      } finally {
                        working.decrementAndGet();
                      }
                    }))
        .hasMessage("seven");
    assertThat(working).hasValue(0);
  }

  @Test
  void interruptedCallerLeavesTheRest() throws InterruptedException {
    PictureThreads threads = new PictureThreads(2);
    AtomicInteger done = new AtomicInteger();
    AtomicInteger interrupted = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              try {
                threads.each(
                    1_000_000,
                    i -> {
                      begun.countDown();
                      done.incrementAndGet();
                      Thread.yield();
                    });
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              }
            });
    caller.start();
    begun.await();
    caller.interrupt();
    caller.join();
    assertThat(interrupted).hasValue(1);
    assertThat(done.get()).isLessThan(1_000_000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
